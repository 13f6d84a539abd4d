"""Where deeds and cases meet: a deed opens one, gives its parcel a label, and ends it."""
