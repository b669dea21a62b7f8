package half

func (lock) take() {}

func free() {}
