import CSystem
import WeirCommand

weir_grow_memory_in_large_steps()
runWeir()
