"""The demonstration: a made-up country that goes through everything a real one would."""

__all__: list[str] = []
