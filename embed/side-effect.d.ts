// What is imported for its effect alone: themes and the classic script.
export {};
