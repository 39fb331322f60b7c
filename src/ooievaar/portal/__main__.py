"""Django's commands: `python -m ooievaar.portal COMMAND`; the command line of the registry calls this."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ooievaar.portal.config.settings")

if __name__ == "__main__":
    execute_from_command_line(["ooievaar manage", *sys.argv[1:]])
