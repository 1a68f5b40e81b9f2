// en construcción
