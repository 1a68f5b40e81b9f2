print("leccion")
