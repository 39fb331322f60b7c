"""Where a file is while it comes in: messages of mothers and children, not yet encrypted."""

import tempfile

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

_IN_MEMORY_BYTES = 256 * 1024


class NamelessFileUploadHandler(FileUploadHandler):
    """Keeps a large file on disk without a name, so that nobody finds it and nothing stays when the site is killed."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        # Small ones stay in memory: two hundred open files at once are what a server can have, not more.
        kept = tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES)  # noqa: SIM115 (closed with the request)
        self.file = UploadedFile(kept, self.file_name, self.content_type, 0, self.charset, self.content_type_extra)

    def receive_data_chunk(self, raw_data, start):
        self.file.write(raw_data)

    def file_complete(self, file_size):
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self):
        if hasattr(self, "file"):
            self.file.close()
