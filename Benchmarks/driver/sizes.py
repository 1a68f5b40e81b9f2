"""Honest lessons of any size, to see how the time of checking them grows."""

SECTION = """## Sección {n}

Una neurona suma sus *entradas* multiplicadas por **pesos** y le pasa el resultado a una función: $y = f(w x + b)$.
Con `x{n}` se ve en cuatro líneas[^{n}].

| capa | para qué |
|---|---|
| oculta | encontrar rasgos |
| salida | decir la clase, con `softmax` |

```{{calcular}}
x{n} = [[0.5, -1.0, 2.0], [1.5, 0.25, -0.75]]
w{n} = [[1.0, -0.5], [0.25, 0.75], [-1.25, 0.5]]
f{n}(z) = máx(0, z)
y{n} = f{n}(x{n} @ w{n} + [0.1, -0.1])
y{n}
```

```{{modelo #red{n}}}
entrada: [28, 28]
capas:
- aplanar
- densa(64, activación: relu)
- densa(10, activación: softmax)
```

```{{compilar red{n}}}
optimizador: adam
pérdida: entropía_cruzada
métricas: [exactitud]
```

La suma de las entradas es `{{= suma(x{n}) : 2 }}` y la red tiene `{{= red{n}.parámetros }}` parámetros.

> [!NOTA]
> El número de parámetros de una capa densa es el de sus entradas por el de sus neuronas, más un sesgo por neurona.

```{{afirmar}}
red{n}.parámetros == 50890
suma(y{n}) > 0
```

[^{n}]: Se llaman así desde {n}.

"""

HEADING = "---\ntítulo: Una lección de tamaño conocido\n---\n\n# Una lección larga\n\n"


def lesson(size: int) -> str:
    """As many whole sections as fit into so many bytes."""
    text, length, number = [HEADING], len(HEADING.encode()), 1
    while length + len(section := SECTION.format(n=number).encode()) <= size:
        text.append(section.decode())
        length += len(section)
        number += 1
    return "".join(text)
