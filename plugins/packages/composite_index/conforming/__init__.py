"""Published numbers beside the engine's: ``cases`` finds the cases, ``ahp``, ``wide`` and ``tables`` each
compare one form of them, ``page`` writes what matched."""
