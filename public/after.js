// What begins once the app runs, and must not hold it up.
