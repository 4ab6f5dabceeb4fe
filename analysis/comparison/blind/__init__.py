"""The blind round: sentences without their outlets, what people say of them, and how far they and the measure agree."""
