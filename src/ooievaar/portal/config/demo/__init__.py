"""The demonstration: a made-up country that goes through everything a real one would."""

from ooievaar.portal.config.demo.guide import PASSWORD, Guide, guide
from ooievaar.portal.config.demo.story import prepare

__all__ = ["PASSWORD", "Guide", "guide", "prepare"]
