extension Helper {
  /// Functions of the language that NumPy does not have.
  var functionDefinition: HelperText {
    switch self {
    case .inlineText:
      HelperText(
        #"""
        def en_texto(x, formato=None):
            """Un valor como se lee en una frase."""
            if isinstance(x, str):
                return x
            if np.ndim(x):
                partes = [en_texto(parte, formato) for parte in x]
                return ' y '.join([', '.join(partes[:-1])] * (len(partes) > 1) + partes[-1:])
            if formato:
                return format(x, formato)
            return f'{x:.4f}'.rstrip('0').rstrip('.') if isinstance(x, (float, np.floating)) else str(x)
        """#)
    case .type:
      HelperText(
        #"""
        def tipo(x):
            """Qué clase de números o de cosas hay en x."""
            if callable(x):
                return 'función'
            if isinstance(x, str):
                return 'texto'
            clase = np.asarray(x).dtype.kind
            return {'b': 'booleano', 'i': 'entero', 'u': 'entero', 'f': 'decimal'}.get(clase, 'lista')
        """#)
    case .oneHot:
      HelperText(
        #"""
        def uno_de(etiquetas, clases=None):
            """De cada número de clase, una fila de ceros con un uno en su sitio."""
            return np.eye(clases or np.max(etiquetas) + 1, dtype=int)[np.asarray(etiquetas)]
        """#)
    case .repetition:
      HelperText(
        #"""
        def repetir(f, x0, veces):
            """x0, f(x0), f(f(x0)), …"""
            valores = [np.asarray(x0)]
            for _ in range(veces):
                valores.append(f(valores[-1]))
            return np.array(valores)
        """#)
    case .convolution:
      HelperText(
        #"""
        def convolución(imagen, núcleo):
            """Pasa el núcleo por la imagen y suma los productos en cada sitio."""
            imagen, núcleo = np.asarray(imagen, float), np.asarray(núcleo)
            if núcleo.ndim == 4:  # como los de una capa: alto, ancho, canales y filtros
                imagen = imagen.reshape(*imagen.shape[:2], -1)
                ventanas = np.lib.stride_tricks.sliding_window_view(imagen, núcleo.shape[:2], axis=(0, 1))
                return np.einsum('abckl,klcf->abf', ventanas, núcleo)
            ventanas = np.lib.stride_tricks.sliding_window_view(imagen, núcleo.shape)
            return (ventanas * núcleo).sum(axis=tuple(range(imagen.ndim, 2 * imagen.ndim)))
        """#)
    case .relu:
      HelperText(
        """
        def relu(x):
            return np.maximum(x, 0)
        """)
    case .leakyReLU:
      HelperText(
        """
        def relu_con_fuga(x):
            return np.where(np.asarray(x) >= 0, x, 0.2 * np.asarray(x))
        """)
    case .elu:
      HelperText(
        """
        def elu(x):
            return np.where(np.asarray(x) >= 0, x, np.expm1(np.minimum(x, 0)))
        """)
    case .normalDistribution:
      HelperText(
        """
        def distribución_normal(x):
            from math import erf
            return np.vectorize(lambda z: 0.5 * (1 + erf(z / 2**0.5)))(x)
        """)
    case .gelu:
      HelperText(
        """
        def gelu(x):
            return x * distribución_normal(x)
        """, helpers: [.normalDistribution])
    case .sigmoid:
      HelperText(
        """
        def sigmoide(x):
            return 1 / (1 + np.exp(-np.asarray(x)))
        """)
    case .softplus:
      HelperText(
        """
        def softplus(x):
            return np.logaddexp(x, 0)
        """)
    case .swish:
      HelperText(
        """
        def swish(x):
            return x * sigmoide(x)
        """, helpers: [.sigmoid])
    default:
      HelperText(
        """
        def softmax(x):
            e = np.exp(x - np.max(x, axis=-1, keepdims=True))
            return e / e.sum(axis=-1, keepdims=True)
        """)
    }
  }
}
