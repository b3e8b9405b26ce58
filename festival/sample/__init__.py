"""A complete sample, told through the real actions: who (offices, directory), when (festivals), what (booths)."""
