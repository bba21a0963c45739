"""The trainings on SOCATT(K)'s national record."""
