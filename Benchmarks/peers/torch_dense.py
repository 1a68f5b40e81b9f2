"""The notes' network in PyTorch, five epochs, on as many threads as the argument says or PyTorch chooses."""

import sys

import torch
from torch import nn
from torch_training import lesson

if len(sys.argv) > 1:
    torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(42)
model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
lesson(model, epochs=5, channels=False)
