"""What a learner's record means: schema, versions, import and export."""
