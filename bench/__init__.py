"""The benchmarks. A machine's seconds mean little elsewhere, so each is a ratio to something beside it."""
