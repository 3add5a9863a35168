"""How answers look: cards of text, buttons and menus, made from what the services found."""
