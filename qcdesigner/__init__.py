"""qcdesigner: inspection plans (gammes de contrôle) from part drawings."""

__version__ = "0.1.0"
