"""Facts of approvals."""
