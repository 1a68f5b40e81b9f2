/// A module that exported code imports; the order is that of the lines in a file.
enum PythonImport: CaseIterable, Sendable {
  case copy, csv, gzip, json, os, pathlib, wave
  case matplotlib, numpy, keras, torch
  /// What shows prose in a notebook.
  case display

  /// Its lines.
  var text: String {
    switch self {
    case .copy: "import copy"
    case .csv: "import csv"
    case .gzip: "import gzip"
    case .json: "import json"
    case .os: "import os"
    case .pathlib: "import pathlib"
    case .wave: "import wave"
    case .matplotlib: "import matplotlib.pyplot as plt"
    case .numpy: "import numpy as np"
    case .keras: "import keras"
    case .torch: "import torch\nfrom torch import nn"
    case .display: "from IPython.display import Markdown, display"
    }
  }

  /// The names that these lines bind: no name of a lesson may hide them.
  static let names: Set<String> = [
    "copy", "csv", "gzip", "json", "os", "pathlib", "wave", "plt", "np", "keras", "torch", "nn", "Markdown", "display",
  ]

  /// Whether it belongs to Python itself: those stand first, apart.
  var isStandard: Bool {
    switch self {
    case .copy, .csv, .gzip, .json, .os, .pathlib, .wave: true
    case .matplotlib, .numpy, .keras, .torch, .display: false
    }
  }
}
