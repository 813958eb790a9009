"""`python -m loss_landscape_lab` is the command `loss-landscape-lab`."""

from loss_landscape_lab.command import main

if __name__ == "__main__":
    main()
