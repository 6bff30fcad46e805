"""How the attribution model is made: data, network, training, export. Not installed with Sayso."""
