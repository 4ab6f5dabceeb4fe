"""The blind round: a mode of the Reading room in which the outlets are hidden."""
