"""The small convolutional network in PyTorch, one epoch."""

import torch
from torch import nn
from torch_training import lesson

torch.manual_seed(42)
model = nn.Sequential(
    nn.Conv2d(1, 32, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(1600, 128),
    nn.ReLU(),
    nn.Linear(128, 10),
)
lesson(model, epochs=1, channels=True)
