pub enum Kind { Symptom, Step, Faq, Fix }
