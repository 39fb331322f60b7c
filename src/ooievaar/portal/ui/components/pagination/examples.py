from ooievaar.portal.ui.components.pagination import Pagination

EXAMPLES = {"midden": Pagination(7, 31, "jaar=2025"), "begin": Pagination(1, 3, label="Bladeren door bevindingen")}
