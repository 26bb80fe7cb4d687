"""Makes the TorchScript fixtures of ScriptedNetworkTest (PyTorch 2.x, CPU).

    python make_modules.py <folder>
"""

import sys
from typing import Dict

import torch


class Net(torch.nn.Module):
    """Linear, BatchNorm, dropout, and a layer whose weight is tied to another one."""

    def __init__(self):
        super().__init__()
        self.fc1 = torch.nn.Linear(3, 4)
        self.norm = torch.nn.BatchNorm1d(4)
        self.drop = torch.nn.Dropout(0.5)
        self.encode = torch.nn.Linear(4, 4, bias=False)
        self.tied = torch.nn.Linear(4, 4, bias=False)
        self.tied.weight = self.encode.weight
        self.fc2 = torch.nn.Linear(4, 1)

    def forward(self, x):
        h = self.drop(torch.relu(self.norm(self.fc1(x))))
        return self.fc2(self.tied(torch.tanh(self.encode(h))))

    @torch.jit.export
    def get_buffers(self) -> Dict[str, torch.Tensor]:
        return {
            "norm.running_mean": self.norm.running_mean,
            "norm.running_var": self.norm.running_var,
            "norm.num_batches_tracked": self.norm.num_batches_tracked,
        }

    @torch.jit.export
    def set_buffers(self, values: Dict[str, torch.Tensor]) -> None:
        with torch.no_grad():
            self.norm.running_mean.copy_(values["norm.running_mean"])
            self.norm.running_var.copy_(values["norm.running_var"])
            self.norm.num_batches_tracked.copy_(values["norm.num_batches_tracked"])


class HiddenBuffers(torch.nn.Module):
    """BatchNorm whose running statistics nobody can read."""

    def __init__(self):
        super().__init__()
        self.norm = torch.nn.BatchNorm1d(3)
        self.fc = torch.nn.Linear(3, 1)

    def forward(self, x):
        return self.fc(self.norm(x))


if __name__ == "__main__":
    folder = sys.argv[1]
    torch.manual_seed(7)
    net = Net()
    torch.jit.script(net).save(folder + "/scripted.pt")
    torch.jit.script(HiddenBuffers()).save(folder + "/hidden_buffers.pt")
    torch.jit.trace(net.eval(), torch.zeros(2, 3)).save(folder + "/traced.pt")
    with torch.no_grad():
        print(net.eval()(torch.tensor([[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0]])).tolist())
