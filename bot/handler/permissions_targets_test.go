package handler

import "motcua/bot/view"

// targetLinks are the links about targets, with who learns what by them: nobody but admins anything.
func targetLinks(to view.Destination) map[view.Link]permitted {
	admins := func(level string) permitted { return permitted{nothing, nothing, level} }
	forAll, ofUnit := nothing, name
	switch to {
	case view.ToAffected: // the names of those under the target, with their points
		forAll, ofUnit = whole, whole
	case view.ToAskTarget, view.ToAskTargetUnit: // a question
		ofUnit = nothing
	}
	item := "TD=9600"
	if to == view.ToTarget || to == view.ToAskTarget || to == view.ToAskTargetUnit {
		item = "TD"
	}
	return map[view.Link]permitted{
		{To: to}:                            admins(nothing),
		{To: to, Item: item}:                admins(forAll),
		{To: to, Unit: hangLia, Item: item}: admins(ofUnit),
	}
}
