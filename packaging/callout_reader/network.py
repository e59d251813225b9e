"""The network: a few convolutions that look at some two letters at once, so that no reading is made up from what usually follows."""

from __future__ import annotations

from torch import Tensor, nn

from qcdesigner.drawings.ocr.alphabet import ALPHABET


def _block(inputs: int, outputs: int, *, kernel: int | tuple[int, int] = 3) -> nn.Sequential:
    padding = kernel // 2 if isinstance(kernel, int) else (kernel[0] // 2, kernel[1] // 2)
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, padding=padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Network(nn.Module):
    """(n, 1, 36, width) between -1 (ink) and 1 (paper) in; scores (n, width / 4, 1 + letters) out, class 0 being none."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Sequential(
            _block(1, 24),
            nn.MaxPool2d(2),
            _block(24, 48),
            _block(48, 48),
            nn.MaxPool2d(2),
            _block(48, 96),
            _block(96, 96),
            nn.MaxPool2d((3, 1)),
            _block(96, 128),
            nn.Conv2d(128, 160, (3, 1), bias=False),
            nn.BatchNorm2d(160),
            nn.ReLU(inplace=True),
            _block(160, 160, kernel=(1, 3)),
            nn.Dropout(0.05),
            nn.Conv2d(160, 1 + len(ALPHABET), (1, 3), padding=(0, 1)),
        )

    def forward(self, pictures: Tensor) -> Tensor:
        return self.features(pictures).squeeze(2).permute(0, 2, 1)
