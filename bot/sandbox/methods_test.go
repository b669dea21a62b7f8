package sandbox

import "testing"

func TestEveryMethodOfTheSchemaHasCode(t *testing.T) {
	s := New(Config{})
	for _, method := range s.api.Methods {
		if s.methods[method.Name] == nil {
			t.Errorf("method %s has parameters and no code", method.Name)
		}
	}
	if len(s.methods) != len(s.api.Methods) {
		t.Errorf("%d methods have code, %d have parameters", len(s.methods), len(s.api.Methods))
	}
}
