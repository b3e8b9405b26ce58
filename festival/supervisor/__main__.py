import sys

from festival.supervisor.running import main

sys.exit(main())
