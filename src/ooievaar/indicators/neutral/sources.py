"""Where the neutral measures come from."""

SINCE = 2018

OWN = "Landelijke registraties tellen dit al lang; de precieze uitwerking is van Ooievaar."
OWN_ENGLISH = "National registries have long counted this; how exactly is worked out by Ooievaar."
