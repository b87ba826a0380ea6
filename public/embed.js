// A page in a frame of somebody else's.
