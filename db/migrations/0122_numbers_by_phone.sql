-- The staff open requests too, in a customer's name.
grant usage on sequence app.ticket_numbers to arrimo_staff;
