package botapi

// checkMarkup says in Telegram's words what is wrong with the outer form of a reply_markup of the given kind.
func checkMarkup(kind string, value any) error {
	object, ok := value.(map[string]any)
	if !ok {
		return BadRequest("object expected as reply markup")
	}
	rows, inline := object["inline_keyboard"]
	if !inline {
		if kind == "InlineKeyboardMarkup" {
			return BadRequest("inline keyboard expected")
		}
		return nil
	}
	list, ok := rows.([]any)
	if !ok {
		return BadRequest(`field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`)
	}
	for _, row := range list {
		buttons, ok := row.([]any)
		if !ok {
			return BadRequest(`field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`)
		}
		for _, button := range buttons {
			if err := checkButton(button); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkButton(value any) error {
	const prefix = "can't parse inline keyboard button: "
	button, ok := value.(map[string]any)
	if !ok {
		return BadRequest(prefix + "InlineKeyboardButton must be an Object")
	}
	label, ok := button["text"]
	if !ok {
		return BadRequest(prefix + `Can't find field "text"`)
	}
	if _, ok := label.(string); !ok {
		return BadRequest(prefix + `Field "text" must be of type String`)
	}
	return nil
}
