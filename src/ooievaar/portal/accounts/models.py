"""People who log in. What they may do hangs on their roles, in `organisations`."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """A person with an email address. There are no superusers: nobody is above the rules."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)
    factor_changes = models.PositiveIntegerField(
        default=0, help_text="How often the second factor was set up or taken away; each time other sessions end."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self):
        return self.name or self.email

    def _get_session_auth_hash(self, secret=None):
        """What a session must hold to stay valid: of the password, as Django does, and of the second factor."""
        held = f"{self.password} {self.factor_changes}"
        return salted_hmac("ooievaar.accounts.session", held, secret=secret, algorithm="sha256").hexdigest()
