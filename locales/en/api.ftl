# What the API says beyond the records' own sentences.
api-body-unreadable = The body is not the JSON that was expected: { $problem }
api-query-number = { $name } must be a whole number, such as 50.
