"""checked_tables"""
