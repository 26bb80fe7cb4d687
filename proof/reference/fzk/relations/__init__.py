"""The relations of section 5: what each tier proves, as a schedule and as a walk over a channel."""
