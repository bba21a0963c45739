"""When the Assembly's own figures begin: before it they play, from it on they are reported."""
