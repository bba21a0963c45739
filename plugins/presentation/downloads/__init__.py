"""The open data: every number of the site as CSV, described, checksummed and zipped.

``tables`` lays out rows, ``packing`` turns rows into bytes, ``package`` describes them (Frictionless
Data Package), ``catalogue`` decides what is published where.
"""
