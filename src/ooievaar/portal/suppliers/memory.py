"""Taking a file that is not kept: it comes into memory, whatever its size, and never touches a disk."""

from django.core.files.uploadhandler import MemoryFileUploadHandler

__all__ = ["MemoryUploadHandler"]


class MemoryUploadHandler(MemoryFileUploadHandler):
    """For pages that say nothing is kept; how much may come is limited before this reads anything."""

    def handle_raw_input(self, *args, **kwargs):
        self.activated = True
