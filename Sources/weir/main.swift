import WeirCommand

runWeir()
