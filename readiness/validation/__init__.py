"""F2: untrusted data becomes values of the domain, or the list of all its faults. The only room that knows Pydantic."""
